"""Why a backup was not made, or not restored."""


class BackupRefused(Exception):  # noqa: N818 - what it says of the file or the database
    """Nothing was written: the message says why, and what to do about it."""
