# The command line in an image:
#   docker build -t otk . && docker run --rm -v "$PWD:/data:ro" otk audit add-on.cfe

FROM python:3.12-slim-bookworm AS build
RUN python -m venv /opt/otk
WORKDIR /src
# First the lock alone: this layer stays while only our code changes.
COPY requirements.lock ./
RUN /opt/otk/bin/pip install --no-cache-dir --only-binary :all: --require-hashes -r requirements.lock
COPY . .
RUN /opt/otk/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/otk/bin/pip uninstall --yes pip

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --user-group --create-home --home-dir /var/lib/otk otk
COPY --from=build /opt/otk /opt/otk
ENV PATH=/opt/otk/bin:$PATH \
    PYTHONUTF8=1 \
    OTK_HOME=/var/lib/otk
USER otk
WORKDIR /data
ENTRYPOINT ["otk"]
