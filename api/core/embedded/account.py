"""Under which account the embedded server runs: PostgreSQL refuses to be root."""

import errno
import os
import pwd
import shutil
import stat
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import structlog

log = structlog.get_logger(__name__)

SYSTEM_ACCOUNT = "ctwg-postgres"
# Linux's binary form of a POSIX access list (acl(5), linux/posix_acl_xattr.h).
ACL_ATTRIBUTE = "system.posix_acl_access"
ACL_VERSION = struct.pack("<I", 2)
ACL_ENTRY = struct.Struct("<HHI")
OWNER, USER, OWNING_GROUP, GROUP, MASK, OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
NO_ID = 0xFFFFFFFF
SEARCH = 1


class AccountError(Exception):
    """No account could be found or made under which the server may run."""


class Identity(TypedDict, total=False):
    """What `subprocess.run` needs to start a process as another account."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """An account of the operating system."""

    name: str
    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        """Whether this process runs as that account already."""
        return self.uid == os.geteuid()

    def identity(self) -> Identity:
        """Arguments that make a child process run as this account."""
        if self.is_ours:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account(directory: Path) -> Account:
    """The account for the server in the directory.

    That is our own. Root takes the owner of an existing directory, or a system account, which it
    makes when it is not there.

    Raises:
        AccountError: our user id has no name, or the system account cannot be made.
    """
    if os.geteuid() != 0:
        return _by_uid(os.geteuid())
    if directory.exists() and directory.stat().st_uid != 0:
        return _by_uid(directory.stat().st_uid)
    try:
        return _by_uid(pwd.getpwnam(SYSTEM_ACCOUNT).pw_uid)
    except KeyError:
        return _make_system_account()


def let_pass(account: Account, directory: Path) -> None:
    """Let the account reach a directory that lies below closed ones, such as `/root`.

    Only the right to pass through is given (not to list or to read), to this account alone where
    the file system knows access lists. Does nothing unless we are root and the way is barred.
    """
    if account.is_ours or _may_search(account, directory):
        return
    for closed in (*reversed(directory.parents), directory):
        if not _may_search(account, closed):
            how = _grant_search(account, closed)
            log.warning("directory opened", directory=str(closed), account=account.name, how=how)


def _by_uid(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError as error:
        message = f"user id {uid} has no account name, and PostgreSQL needs one"
        raise AccountError(message) from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _make_system_account() -> Account:
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_ACCOUNT]
    program = shutil.which(command[0], path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if program is None:
        message = f"PostgreSQL does not run as root, and `{' '.join(command)}` cannot: no useradd"
        raise AccountError(message)
    made = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    try:
        # Another process may have made it at the same moment: the name decides, not the exit code.
        return _by_uid(pwd.getpwnam(SYSTEM_ACCOUNT).pw_uid)
    except KeyError as error:
        message = f"the account {SYSTEM_ACCOUNT} could not be made: {made.stderr.strip()}"
        raise AccountError(message) from error


def _may_search(account: Account, directory: Path) -> bool:
    # Only the kernel knows, once access lists count: so ask it, as that account.
    probe = ["/usr/bin/test", "-x", str(directory)]
    return subprocess.run(probe, check=False, cwd="/", **account.identity()).returncode == 0


def _grant_search(account: Account, directory: Path) -> str:
    mode = stat.S_IMODE(directory.stat().st_mode)
    try:
        os.setxattr(directory, ACL_ATTRIBUTE, _with_search(_access_list(directory, mode), account))
    except OSError as error:
        if error.errno not in (errno.ENOTSUP, errno.EPERM):
            raise
        directory.chmod(mode | stat.S_IXOTH)
        return "mode o+x"
    return "access list"


def _access_list(directory: Path, mode: int) -> list[tuple[int, int, int]]:
    try:
        stored = os.getxattr(directory, ACL_ATTRIBUTE)
    except OSError as error:
        if error.errno != errno.ENODATA:
            raise
        classes = ((OWNER, mode >> 6), (OWNING_GROUP, mode >> 3), (OTHER, mode))
        return [(tag, bits & 7, NO_ID) for tag, bits in classes]
    return list(ACL_ENTRY.iter_unpack(stored[len(ACL_VERSION) :]))


def _with_search(entries: list[tuple[int, int, int]], account: Account) -> bytes:
    """The access list, sorted as the kernel wants it, with one account more that may search."""
    rights = {(tag, number): bits for tag, bits, number in entries}
    # Without a mask the group's own rights are the bound; with one, nobody else gains but by it.
    bound = rights.get((MASK, NO_ID), rights[OWNING_GROUP, NO_ID])
    rights[MASK, NO_ID] = bound | SEARCH
    rights[USER, account.uid] = rights.get((USER, account.uid), 0) | SEARCH
    packed = (ACL_ENTRY.pack(tag, bits, number) for (tag, number), bits in sorted(rights.items()))
    return ACL_VERSION + b"".join(packed)
