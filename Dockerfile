# syntax=docker/dockerfile:1
# docker build -t videoweb . && docker run -p 8080:8080 -v videoweb:/data videoweb
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/VideoWeb/VideoWeb.csproj -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# ffmpeg: posters, thumbnails, previews. curl: the health check.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg curl \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o app -g app -m 0700 /data
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Data__Folder=/data
USER app
VOLUME /data
EXPOSE 8080
# Longer than a paid request may take, so that stopping never cuts one short: docker stop --time 150.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["dotnet", "VideoWeb.dll"]
