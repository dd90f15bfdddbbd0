"""work plans, activity reports, meetings, engagements

Revision ID: 0006
Revises: 0005
Backward compatible with the code before it: new tables, and a column that it need not fill.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Each condition says what `visible()` of the same resource says; tests/access compares them.
SECRETARIAT = "(SELECT ctwg_level()) = 'secretariat'"
MEMBER = "(SELECT ctwg_level()) <> 'public'"
OWN_FORUM = "forum = ANY ((SELECT ctwg_forums())::text[])"
WITH_OWN_FORUM = (
    "EXISTS (SELECT FROM engagement_sub_fora WHERE engagement_sub_fora.owner_id = engagements.id"
    " AND engagement_sub_fora.target_key = ANY ((SELECT ctwg_forums())::text[]))"
)
# The policies of activities and recommendations hold within these sub-selects too.
READABLE = {
    "work_plans": f"status IN ('endorsed', 'closed') OR {MEMBER}",
    "meetings": f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR {OWN_FORUM}))",
    "engagements": f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR {OWN_FORUM} OR {WITH_OWN_FORUM}))",
    "activity_reports": f"{MEMBER} AND EXISTS (SELECT FROM activities"
    " WHERE activities.ref = activity_reports.activity)",
    "activity_report_recommendations": "EXISTS (SELECT FROM recommendations"
    " WHERE recommendations.ref = activity_report_recommendations.target_key)",
}
TABLES = (
    *("activity_report_recommendations", "activity_report_participation", "activity_reports"),
    *("work_plan_thrust", "work_plans"),
    *("engagement_topics", "engagement_sub_fora", "engagement_organizations", "engagement_areas"),
    *("engagements", "meeting_attendance", "meetings"),
)


def upgrade() -> None:
    """Make the tables, and let activities name a work plan."""
    _create_work_plans()
    _create_meetings()
    _create_engagements()
    _create_activity_reports()
    op.add_column("activities", sa.Column("work_plan", sa.Text(), nullable=True))
    op.create_index(op.f("ix_activities_work_plan"), "activities", ["work_plan"])
    op.create_foreign_key(
        op.f("fk_activities_work_plan"),
        "activities",
        "work_plans",
        ["work_plan"],
        ["ref"],
        onupdate="CASCADE",
        ondelete="RESTRICT",
    )
    for table, condition in READABLE.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY {table}_seen ON {table} USING ({condition}) WITH CHECK ({MEMBER})"
        )


def downgrade() -> None:
    """Take them away again."""
    op.drop_constraint(op.f("fk_activities_work_plan"), "activities", type_="foreignkey")
    op.drop_index(op.f("ix_activities_work_plan"), table_name="activities")
    op.drop_column("activities", "work_plan")
    for table in READABLE:
        op.execute(f"DROP POLICY {table}_seen ON {table}")
    for table in TABLES:
        op.drop_table(table)


def _create_work_plans() -> None:
    op.create_table(
        "work_plans",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("forum", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column(
            "status",
            _choice("workplanstatus", "draft", "submitted", "endorsed", "closed"),
            nullable=False,
        ),
        sa.Column("return_message", sa.Text(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("endorsed_on", sa.Date(), nullable=True),
        _search("ref", "theme", "note"),
        *_sourced_columns(),
        *_record_columns(),
        _link("work_plans", "forum", "sub_fora.code"),
        _link("work_plans", "plan", "strategic_plans.ref"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_plans")),
        sa.UniqueConstraint("forum", "year", name=op.f("uq_work_plans_forum_year")),
        sa.UniqueConstraint("ref", name=op.f("uq_work_plans_ref")),
    )
    _index("work_plans", "forum", "plan")
    _index_searched("work_plans", "year")
    _index_origin("work_plans")
    op.create_table(
        "work_plan_thrust",
        sa.Column("work_plan_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("focus_area", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=True),
        sa.Column(
            "basis",
            _choice("thrustbasis", "leaders_statement", "apec_theme", "emerging_threat"),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        _owned("work_plan_thrust", "work_plan_id", "work_plans"),
        _link("work_plan_thrust", "focus_area", "focus_areas.ref"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_plan_thrust")),
    )
    _index("work_plan_thrust", "work_plan_id", "focus_area")


def _create_meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("forum", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        *_dated_columns(),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("host_economy", sa.Text(), nullable=True),
        sa.Column("apec_meeting", sa.Text(), nullable=True),
        _visibility(),
        _search("place", "ref", "apec_meeting", "note"),
        *_sourced_columns(),
        *_record_columns(),
        _link("meetings", "forum", "sub_fora.code"),
        _link("meetings", "host_economy", "economies.code"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("ref", name=op.f("uq_meetings_ref")),
    )
    _index("meetings", "forum", "host_economy")
    _index_searched("meetings", "held_on")
    _index_origin("meetings", where="visibility <> 'restricted'")
    op.create_table(
        "meeting_attendance",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("economy", sa.Text(), nullable=False),
        sa.Column("delegates", sa.Integer(), nullable=True),
        sa.Column("women", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        _owned("meeting_attendance", "meeting_id", "meetings"),
        _link("meeting_attendance", "economy", "economies.code"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_attendance")),
    )
    _index("meeting_attendance", "meeting_id", "economy")


def _create_engagements() -> None:
    kinds = (
        *("briefing-given", "briefing-received", "joint-meeting", "joint-discussion"),
        *("joint-planning", "report-sent", "report-received", "invitation"),
        "joint-capacity-building",
    )
    direction = (
        "CASE WHEN kind IN ('briefing-given', 'report-sent', 'invitation') THEN 'given'"
        " WHEN kind IN ('briefing-received', 'report-received') THEN 'received' ELSE 'joint' END"
    )
    op.create_table(
        "engagements",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("forum", sa.Text(), nullable=False),
        sa.Column("kind", _choice("engagementkind", *kinds), nullable=False),
        sa.Column(
            "direction",
            _choice("engagementdirection", "given", "received", "joint"),
            sa.Computed(direction, persisted=True),
            nullable=False,
        ),
        *_dated_columns(),
        sa.Column("meeting", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("follow_up", sa.Text(), nullable=True),
        _visibility(),
        _search("outcome", "follow_up", "ref", "note"),
        *_sourced_columns(),
        *_record_columns(),
        _link("engagements", "forum", "sub_fora.code"),
        _link("engagements", "meeting", "meetings.ref"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagements")),
        sa.UniqueConstraint("ref", name=op.f("uq_engagements_ref")),
    )
    _index("engagements", "forum", "meeting")
    _index_searched("engagements", "held_on")
    _index_origin("engagements", where="visibility <> 'restricted'")
    _links("engagement_sub_fora", "engagements", "sub_fora.code")
    _links("engagement_organizations", "engagements", "organizations.code")
    _links("engagement_areas", "engagements", "cross_cutting_areas.code")
    _links("engagement_topics", "engagements", "topics.code")


def _create_activity_reports() -> None:
    op.create_table(
        "activity_reports",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("outcomes", sa.Text(), nullable=True),
        sa.Column("no_recommendations_because", sa.Text(), nullable=True),
        sa.Column(
            "status",
            _choice("activityreportstatus", "draft", "submitted", "returned", "accepted"),
            nullable=False,
        ),
        sa.Column("return_message", sa.Text(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        _search("summary", "outcomes", "ref", "note"),
        *_sourced_columns(),
        *_record_columns(),
        _link("activity_reports", "activity", "activities.ref"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_reports")),
        sa.UniqueConstraint("ref", name=op.f("uq_activity_reports_ref")),
    )
    op.create_index(
        op.f("ix_activity_reports_activity"), "activity_reports", ["activity"], unique=True
    )
    op.create_index("ix_activity_reports_due", "activity_reports", ["due_on", "id"])
    _index_searched("activity_reports")
    _index_origin("activity_reports", unique=False)
    op.create_table(
        "activity_report_participation",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("economy", sa.Text(), nullable=True),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("delegates", "women")),
        sa.Column("speakers", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(economy IS NULL) <> (organization IS NULL)",
            name=op.f("ck_activity_report_participation_one_party"),
        ),
        _owned("activity_report_participation", "report_id", "activity_reports"),
        _link("activity_report_participation", "economy", "economies.code"),
        _link("activity_report_participation", "organization", "organizations.code"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_report_participation")),
    )
    _index("activity_report_participation", "report_id", "economy", "organization")
    _links("activity_report_recommendations", "activity_reports", "recommendations.ref")


def _record_columns() -> list[sa.Column[object]]:
    """What every record has."""
    now = sa.text("clock_timestamp()")
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
    ]


def _sourced_columns() -> list[sa.Column[object]]:
    """What a record that may come from elsewhere has."""
    return [
        sa.Column("sources", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("source_system", sa.Text(), nullable=True),
        sa.Column("external_ref", sa.Text(), nullable=True),
    ]


def _dated_columns() -> list[sa.Column[object]]:
    """A day as far as it is known, and its first possible day for sorting."""
    first_day = sa.Computed("ctwg_first_day(\"on\" #>> '{}')", persisted=True)
    return [
        sa.Column("on", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("held_on", sa.Date(), first_day, nullable=False),
    ]


def _search(*columns: str) -> sa.Column[object]:
    expression = " || ".join(
        f"setweight(ctwg_vector(coalesce({column}, '')), '{weight}')"
        for column, weight in zip(columns, "ABCD", strict=False)
    )
    return sa.Column(
        "search", postgresql.TSVECTOR(), sa.Computed(expression, persisted=True), nullable=False
    )


def _visibility() -> sa.Column[object]:
    return sa.Column(
        "visibility", _choice("visibility", "public", "members", "restricted"), nullable=False
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


def _owned(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"
    )


def _links(table: str, owner: str, target: str) -> None:
    op.create_table(
        table,
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("target_key", sa.Text(), nullable=False),
        _owned(table, "owner_id", owner),
        _link(table, "target_key", target),
        sa.PrimaryKeyConstraint("owner_id", "target_key", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_target_key_owner_id"), table, ["target_key", "owner_id"])


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _index_searched(table: str, latest: str | None = None) -> None:
    if latest is not None:
        op.create_index(f"ix_{table}_latest", table, [sa.literal_column(f"{latest} DESC"), "id"])
    op.create_index(f"ix_{table}_search", table, ["search"], postgresql_using="gin")


def _index_origin(table: str, *, unique: bool = True, where: str | None = None) -> None:
    """A record's identity in another system; a conflict must not tell of a hidden one."""
    op.create_index(
        f"ix_{table}_origin",
        table,
        ["source_system", "external_ref"],
        unique=unique,
        postgresql_where=None if where is None else sa.text(where),
    )
