FROM python:3.12-slim
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
COPY . /src
RUN pip install --no-cache-dir /src && rm -rf /src && useradd --create-home migrator
# The mounted repository belongs to another user; without this git refuses it, and --changed-since with it.
RUN git config --system safe.directory /repository
USER migrator
WORKDIR /repository
ENTRYPOINT ["migrator"]
CMD ["scan"]
