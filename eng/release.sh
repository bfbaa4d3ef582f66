#!/usr/bin/env bash
# What a release records beside the image: bash eng/release.sh
# Writes into artifacts/release/: Dockerfile, with the base images by digest, so that the same image can be built again; base-images.txt, the
# digests by name; videoweb.cdx.json, the program's packages as a CycloneDX bill of materials. Needs docker with buildx, which asks for the digests.
# Then: docker build -t videoweb:VERSION -f artifacts/release/Dockerfile .
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=artifacts/release
mkdir -p "$out"

dotnet tool restore
dotnet CycloneDX src/VideoWeb/VideoWeb.csproj --output "$out" --filename videoweb.cdx.json --output-format Json

command -v docker >/dev/null || { echo "docker is needed for the digests of the base images; the bill of materials is written." >&2; exit 1; }
cp Dockerfile "$out/Dockerfile"
: > "$out/base-images.txt"
for image in $(awk '$1 == "FROM" { print $2 }' Dockerfile); do
  digest=$(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}')
  [[ $digest == sha256:* ]] || { echo "No digest for $image: $digest" >&2; exit 1; }
  echo "$image $digest" >> "$out/base-images.txt"
  sed -i "s#^FROM $image\b#&@$digest#" "$out/Dockerfile"
done
echo "Written to $out: $(ls "$out" | tr '\n' ' ')"
