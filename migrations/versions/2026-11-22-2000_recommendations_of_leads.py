"""recommendations are seen by the economies that lead the activity that they came out of

Revision ID: 0014
Revises: 0013
Backward compatible with the code before it: that code asks for less than the policy lets through.

Whoever leads an activity drafts what it recommends, and may keep that to those concerned. Before,
a draft that addressed others alone was hidden from its own author, and so could not be written.
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

SECRETARIAT = "(SELECT ctwg_level()) = 'secretariat'"
MEMBER = "(SELECT ctwg_level()) <> 'public'"
MY_ECONOMIES = "(SELECT ctwg_economies())::text[]"
MY_FORUMS = "(SELECT ctwg_forums())::text[]"
ASKED = (
    "EXISTS (SELECT FROM recommendation_economies AS asked WHERE"
    f" asked.owner_id = recommendations.id AND asked.target_key = ANY ({MY_ECONOMIES}))"
)
FORUM_ASKED = (
    "EXISTS (SELECT FROM recommendation_sub_fora AS asked WHERE"
    f" asked.owner_id = recommendations.id AND asked.target_key = ANY ({MY_FORUMS}))"
)
ALL_ASKED = f"(addressed_to_all_economies AND cardinality({MY_ECONOMIES}) > 0)"
OWN = f"visibility = 'members' OR forum = ANY ({MY_FORUMS})"
CONCERNED = f"{OWN} OR {ASKED} OR {ALL_ASKED} OR {FORUM_ASKED}"
LEADING = (
    "EXISTS (SELECT FROM activities JOIN activity_lead_economies AS lead"
    " ON lead.owner_id = activities.id WHERE activities.ref = recommendations.source_activity"
    f" AND lead.target_key = ANY ({MY_ECONOMIES}))"
)
SEEN = "visibility = 'public' OR {secretariat} OR ({member} AND ({concerned}))"


def _seen_by(concerned: str) -> None:
    seen = SEEN.format(secretariat=SECRETARIAT, member=MEMBER, concerned=concerned)
    op.execute(f"ALTER POLICY recommendations_seen ON recommendations USING ({seen})")


def upgrade() -> None:
    """Let those see it who lead the activity behind it."""
    _seen_by(f"{CONCERNED} OR {LEADING}")


def downgrade() -> None:
    """See it as before."""
    _seen_by(CONCERNED)
