"""implementation and support: status events, entries of action plans, needs, offers, matches

Revision ID: 0007
Revises: 0006
Backward compatible with the code before it: new tables, and columns that it need not fill.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Each condition says what `visible()` of the same resource says; tests/access compares them.
SECRETARIAT = "(SELECT ctwg_level()) = 'secretariat'"
MEMBER = "(SELECT ctwg_level()) <> 'public'"
MY_ECONOMIES = "(SELECT ctwg_economies())::text[]"
MY_FORUMS = "(SELECT ctwg_forums())::text[]"
OWN_ECONOMY = f"economy = ANY ({MY_ECONOMIES})"
OWN_FORUM = f"forum = ANY ({MY_FORUMS})"
# The secretariat reads what is an economy's own only in a transaction that says why.
WITH_REASON = f"({SECRETARIAT} AND coalesce(current_setting('ctwg.reason', true), '') <> '')"
READABLE = {
    # The service lets the chair alone use a forum's grant; here its other seats would pass too.
    "action_plan_entries": f"{OWN_ECONOMY} OR {WITH_REASON} OR EXISTS (SELECT FROM"
    " action_plan_grants AS given WHERE given.action_plan = action_plan_entries.action_plan"
    f" AND given.forum = ANY ({MY_FORUMS}) AND given.until >= current_date)",
    "action_plan_grants": f"{SECRETARIAT} OR {OWN_ECONOMY} OR {OWN_FORUM}",
    "status_events": "EXISTS (SELECT FROM implementations"
    " WHERE implementations.ref = status_events.implementation)",
    "support_needs": f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR {OWN_ECONOMY} OR {OWN_FORUM}"
    f" OR shared_with && {MY_ECONOMIES} OR shared_with && {MY_FORUMS}))",
    "support_offers": f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR offered_by_economy = ANY ({MY_ECONOMIES})"
    f" OR offered_by_sub_forum = ANY ({MY_FORUMS})))",
    "support_matches": "EXISTS (SELECT FROM support_needs"
    " WHERE support_needs.ref = support_matches.need)",
}
WRITABLE = {
    "action_plan_entries": f"{OWN_ECONOMY} OR {WITH_REASON}",
    "action_plan_grants": f"{SECRETARIAT} OR {OWN_ECONOMY}",
}
NOW = sa.text("clock_timestamp()")
# Whoever is asked sees what is asked of them, also among all economies or as a forum.
ADDRESSED = (
    "EXISTS (SELECT FROM recommendation_economies AS asked WHERE"
    f" asked.owner_id = recommendations.id AND asked.target_key = ANY ({MY_ECONOMIES}))"
)
ADDRESSED_BEFORE = (
    f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR {OWN_FORUM} OR {ADDRESSED}))"
)
ADDRESSED_NOW = (
    f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR {OWN_FORUM} OR {ADDRESSED}"
    f" OR (addressed_to_all_economies AND cardinality({MY_ECONOMIES}) > 0)"
    " OR EXISTS (SELECT FROM recommendation_sub_fora AS asked WHERE"
    f" asked.owner_id = recommendations.id AND asked.target_key = ANY ({MY_FORUMS}))))"
)
PRIORITIES = ("low", "medium", "high")
KINDS = ("training", "technical-assistance", "legislation", "equipment", "expertise", "funding")


def upgrade() -> None:
    """Make the tables, and put the second wall around them."""
    for column in ("blocked_on", "released_on"):
        op.add_column("implementations", sa.Column(column, sa.Date(), nullable=True))
    op.create_index("ix_implementations_due_on", "implementations", ["due_on"])
    for column, target in (("plan", "strategic_plans.ref"), ("follows", "action_plans.ref")):
        op.add_column("action_plans", sa.Column(column, sa.Text(), nullable=True))
        table, key = target.split(".")
        name = op.f(f"fk_action_plans_{column}")
        op.create_foreign_key(
            name, "action_plans", table, [column], [key], onupdate="CASCADE", ondelete="RESTRICT"
        )
        _index("action_plans", column)
    op.add_column("action_plans", sa.Column("template", sa.Text(), nullable=True))
    _create_status_events()
    _create_entries()
    _create_needs()
    _create_offers()
    _create_matches()
    for table, condition in READABLE.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY {table}_seen ON {table} USING ({condition})"
            f" WITH CHECK ({WRITABLE.get(table, MEMBER)})"
        )
    op.execute("REVOKE UPDATE, DELETE ON status_events FROM ctwg_app")
    op.execute(f"ALTER POLICY recommendations_seen ON recommendations USING ({ADDRESSED_NOW})")


def downgrade() -> None:
    """Drop them."""
    op.execute(f"ALTER POLICY recommendations_seen ON recommendations USING ({ADDRESSED_BEFORE})")
    # A policy that looks into another table would keep that from going.
    for table in READABLE:
        op.execute(f"DROP POLICY {table}_seen ON {table}")
    for table in (
        *("support_matches", "support_offer_areas", "support_offer_topics", "support_offers"),
        *("support_need_topics", "support_needs"),
        *("action_plan_grants", "action_plan_entries", "status_events"),
    ):
        op.drop_table(table)
    for column in ("plan", "template", "follows"):
        op.drop_column("action_plans", column)
    op.drop_index("ix_implementations_due_on", "implementations")
    for column in ("blocked_on", "released_on"):
        op.drop_column("implementations", column)


def _create_status_events() -> None:
    op.create_table(
        "status_events",
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("implementation", sa.Text(), nullable=False),
        sa.Column(
            "axis",
            _choice("axis", "acceptance", "implementation", "verification"),
            nullable=False,
        ),
        *_texts("old", "new", "actor", "seat", nullable=False),
        *_texts("reason", "note"),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _link("status_events", "implementation", "implementations.ref"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_events")),
        sa.UniqueConstraint("seq", name=op.f("uq_status_events_seq")),
    )
    _index("status_events", "implementation")


def _create_entries() -> None:
    table = "action_plan_entries"
    op.create_table(
        table,
        *_texts("ref", "action_plan", "economy", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("section", "gap", nullable=False),
        *_texts("risk", "measures_taken", "measures_planned", "capacity_need", "carried_from"),
        sa.Column(
            "severity", _choice("severity", "low", "moderate", "high", "critical"), nullable=True
        ),
        sa.Column(
            "done", _choice("done", "not_started", "partly", "largely", "fully"), nullable=False
        ),
        sa.Column(
            "effectiveness",
            _choice("effectiveness", "not_assessed", "low", "moderate", "substantial", "high"),
            nullable=False,
        ),
        sa.Column("evidence", postgresql.JSONB(none_as_null=True), nullable=False),
        *_record(table),
        _link(table, "action_plan", "action_plans.ref"),
        _link(table, "economy", "economies.code"),
        _link(table, "carried_from", "action_plan_entries.ref"),
        sa.UniqueConstraint(
            "action_plan", "position", name=op.f(f"uq_{table}_action_plan_position")
        ),
    )
    _index(table, "action_plan", "economy", "carried_from")
    table = "action_plan_grants"
    op.create_table(
        table,
        *_texts("action_plan", "economy", "forum", nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _link(table, "action_plan", "action_plans.ref"),
        _link(table, "economy", "economies.code"),
        _link(table, "forum", "sub_fora.code"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("action_plan", "forum", name=op.f(f"uq_{table}_action_plan_forum")),
    )
    _index(table, "action_plan", "economy", "forum")


def _create_needs() -> None:
    table = "support_needs"
    states = ("identified", "assessed", "matched", "addressed", "withdrawn")
    op.create_table(
        table,
        *_texts("ref", "economy", "title", nullable=False),
        *_texts("forum", "description", "area", "status_reason"),
        *_texts("arises_from_implementation", "arises_from_entry"),
        sa.Column("kind", _choice("supportkind", *KINDS), nullable=False),
        sa.Column("priority", _choice("priority", *PRIORITIES), nullable=True),
        sa.Column("status", _choice("supportneedstatus", *states), nullable=False),
        _visibility(),
        sa.Column("shared_with", sa.ARRAY(sa.Text()), nullable=False),
        _search(),
        *_record(table),
        _link(table, "economy", "economies.code"),
        _link(table, "forum", "sub_fora.code"),
        _link(table, "area", "cross_cutting_areas.code"),
        _link(table, "arises_from_implementation", "implementations.ref"),
        _link(table, "arises_from_entry", "action_plan_entries.ref"),
    )
    _index(table, "economy", "forum", "area")
    _index(table, "arises_from_implementation", "arises_from_entry")
    op.create_index(f"ix_{table}_search", table, ["search"], postgresql_using="gin")
    _links("support_need_topics", table, "topics.code")


def _create_offers() -> None:
    table = "support_offers"
    providers = ("offered_by_economy", "offered_by_sub_forum", "offered_by_organization")
    op.create_table(
        table,
        *_texts("ref", "title", nullable=False),
        *_texts(*providers, "description", "status_reason"),
        sa.Column("kinds", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("available_until", sa.Date(), nullable=True),
        sa.Column("status", _choice("supportofferstatus", "open", "closed"), nullable=False),
        _visibility(),
        _search(),
        *_record(table),
        _link(table, "offered_by_economy", "economies.code"),
        _link(table, "offered_by_sub_forum", "sub_fora.code"),
        _link(table, "offered_by_organization", "organizations.code"),
        sa.CheckConstraint(
            f"num_nonnulls({', '.join(providers)}) = 1", name=op.f(f"ck_{table}_one_provider")
        ),
    )
    _index(table, *providers)
    op.create_index(f"ix_{table}_search", table, ["search"], postgresql_using="gin")
    _links("support_offer_areas", table, "cross_cutting_areas.code")
    _links("support_offer_topics", table, "topics.code")


def _create_matches() -> None:
    table = "support_matches"
    states = ("proposed", "agreed", "delivered", "outcome", "declined")
    op.create_table(
        table,
        *_texts("ref", "need", "proposed_by", nullable=False),
        *_texts("offer", "activity", "note", "status_reason", "outcome_note"),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("status", _choice("supportmatchstatus", *states), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome", _choice("outcome", "gap_closed", "gap_narrowed", "no_change"), nullable=True
        ),
        *_record(table),
        _link(table, "need", "support_needs.ref"),
        _link(table, "offer", "support_offers.ref"),
        _link(table, "activity", "activities.ref"),
        sa.CheckConstraint(
            "num_nonnulls(offer, activity) = 1", name=op.f(f"ck_{table}_one_support")
        ),
    )
    _index(table, "need", "offer", "activity")


def _texts(*names: str, nullable: bool = True) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _record(table: str) -> list[sa.Column[object] | sa.Constraint]:
    """What every record has, with a ref of its own."""
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("ref", name=op.f(f"uq_{table}_ref")),
    ]


def _visibility() -> sa.Column[str]:
    return sa.Column(
        "visibility", _choice("visibility", "public", "members", "restricted"), nullable=False
    )


def _search() -> sa.Column[object]:
    weights = zip(("title", "description", "ref"), "ABC", strict=True)
    vectors = [f"setweight(ctwg_vector(coalesce({n}, '')), '{w}')" for n, w in weights]
    return sa.Column(
        "search",
        postgresql.TSVECTOR(),
        sa.Computed(" || ".join(vectors), persisted=True),
        nullable=False,
    )


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [target],
        name=op.f(f"fk_{table}_{column}"),
        onupdate="CASCADE",
        ondelete="RESTRICT",
    )


def _links(table: str, owner: str, target: str) -> None:
    op.create_table(
        table,
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("target_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], [f"{owner}.id"], name=op.f(f"fk_{table}_owner_id"), ondelete="CASCADE"
        ),
        _link(table, "target_key", target),
        sa.PrimaryKeyConstraint("owner_id", "target_key", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_target_key_owner_id"), table, ["target_key", "owner_id"])


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
