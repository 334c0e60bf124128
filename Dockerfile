# Udkast on a machine of its own. Weights are not in the image: mount a folder at /weights and fill it once with
#   docker run --rm -v udkast-weights:/weights udkast models pull
# Then, without a network:
#   docker run --rm --network none -v udkast-weights:/weights -v "$PWD:/data" udkast \
#     draft /data/moede.mp4 --agenda /data/dagsorden.docx --out /data/udkast
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
 && install -d -o udkast /weights /work
COPY --from=build /app/.venv /app/.venv
ENV UDKAST_WEIGHTS=/weights UDKAST_WORK=/work PATH=/app/.venv/bin:$PATH
USER udkast
VOLUME ["/weights", "/work"]
ENTRYPOINT ["udkast"]
CMD ["--help"]
