# Udkast on a machine of its own. Weights are not in the image: mount a folder at /weights and fill it once with
#   docker run --rm -v udkast-weights:/weights udkast models pull
# Then, without a network:
#   docker run --rm --network none -v udkast-weights:/weights -v "$PWD:/data" udkast \
#     draft /data/moede.mp4 --agenda /data/dagsorden.docx --out /data/udkast
#
# The service:  docker run -p 8000:8000 -v udkast-weights:/weights -v udkast-data:/data udkast serve
FROM node:20-bookworm-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements-uv.lock requirements.lock ./
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements-uv.lock \
 && .venv/bin/uv pip install --no-cache --python .venv/bin/python --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY models models
COPY service service
COPY templates templates
COPY evaluation evaluation
RUN .venv/bin/uv pip install --no-cache --python .venv/bin/python --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends apertium-dan-nor cg3 lttoolbox \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 udkast \
 && install -d -o udkast /weights /work /data
COPY --from=build /app/.venv /app/.venv
COPY --from=assets /app/node_modules /app/node_modules
ENV UDKAST_WEIGHTS=/weights UDKAST_WORK=/work UDKAST_DATA=/data UDKAST_ASSETS=/app/node_modules UDKAST_HOST=0.0.0.0 \
    PATH=/app/.venv/bin:$PATH
USER udkast
VOLUME ["/weights", "/work", "/data"]
EXPOSE 8000
ENTRYPOINT ["udkast"]
CMD ["--help"]
