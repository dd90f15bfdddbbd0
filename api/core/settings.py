"""Settings: environment variables `CTWG_*`, read once at start, never changed afterwards."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field, HttpUrl, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

API_BASE = "/api/v1"


class Settings(BaseSettings):
    """How one process of the service is run."""

    model_config = SettingsConfigDict(env_prefix="CTWG_", frozen=True, extra="ignore")

    data_dir: Path = Field(
        default=Path("var"),
        description="Where the embedded database, signing keys and job files live.",
    )
    database_url: str | None = Field(
        default=None,
        description="A PostgreSQL server (postgresql://...). Absent: the embedded one is started.",
    )
    owner_database_url: str | None = Field(
        default=None,
        description="The login that migrates, when it is not the one that serves requests.",
    )
    database_connections: int = Field(default=20, ge=2, le=200)
    read_connections: int = Field(
        default=4, ge=1, le=100, description="Connections of the asynchronous read path."
    )
    public_url: HttpUrl | None = Field(
        default=None, description="The address that users type, for links that leave the service."
    )
    frontend_dir: Path = Path("frontend/dist")
    record_dir: Path = Field(default=Path("data"), description="The published record to load.")
    admin_email: str | None = None
    admin_password: SecretStr | None = None
    page_cache_bytes: int = Field(
        default=64 * 2**20, ge=0, description="Memory for encoded answers; 0 turns the cache off."
    )
    log_level: str = "INFO"
    metrics_token: SecretStr | None = Field(
        default=None,
        min_length=16,
        description="Whoever sends it as a bearer token may read /metrics, and nothing else by it.",
    )
    iati_organisation: str = Field(
        default="UNREGISTERED-APEC",
        pattern=r"^[A-Za-z0-9.-]{1,80}$",
        description="Who reports to IATI: an organisation identifier. Until one is registered and "
        "set, the default says so; nothing should be published under it.",
    )
    iati_organisation_name: str = "Asia-Pacific Economic Cooperation (APEC)"
    report_due_months: int = Field(
        default=2,
        ge=0,
        le=24,
        description="Months after an activity's end until its report is due (APEC Guidebook: 2).",
    )


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Read the environment once."""
    return Settings()
