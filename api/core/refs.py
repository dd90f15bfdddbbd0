"""Refs: what people quote. Permanent, unique, counted up without gaps per series."""

import secrets
from typing import Final

from sqlalchemy import Column, Integer, Table, Text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from api.core.db import Base

ref_series = Table(
    "ref_series",
    Base.metadata,
    Column("series", Text, primary_key=True),
    Column("last", Integer, nullable=False),
)


ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without what is easily misread."""


def hidden_ref(series: str) -> str:
    """A ref that says nothing of others: gaps in a count would tell how many are restricted."""
    return series + "-" + "".join(secrets.choice(ALPHABET) for _ in range(6))


def next_ref(session: Session, series: str) -> str:
    """The next ref of a series: `CTWG-2018-R` gives `CTWG-2018-R01`, then `CTWG-2018-R02`.

    The series is locked until the transaction ends, and its number goes back if that fails.
    """
    claim = upsert(ref_series).values(series=series, last=1)
    number = session.execute(
        claim.on_conflict_do_update(
            index_elements=["series"], set_={"last": ref_series.c.last + 1}
        ).returning(ref_series.c.last)
    ).scalar_one()
    return f"{series}{number:02d}"
