import type { Region } from "@/kernel/api/types";

/** The divisions from province down to the code: 110105 → Beijing, municipal district, Chaoyang. */
export function regionPath(regions: readonly Region[], code: string): Region[] {
  for (const region of regions) {
    if (region.code === code) {
      return [region];
    }

    // A code carries its parents as prefixes: 44 province, 4403 city.
    const significant = region.code.replace(/(00)+$/, "");
    if (region.children && code.startsWith(significant)) {
      const below = regionPath(region.children, code);
      if (below.length > 0) {
        return [region, ...below];
      }
    }
  }

  return [];
}

/** How people write it; the municipalities' empty middle level is left out by its code. */
export function regionName(regions: readonly Region[], code: string): string {
  const path = regionPath(regions, code);
  return path
    .filter(
      (region, index) =>
        index === 0 || index === path.length - 1 || !/0[12]00$/.test(region.code) || !isMunicipality(region.code),
    )
    .map((region) => region.name)
    .join(" ");
}

function isMunicipality(code: string): boolean {
  return /^(11|12|31|50)/.test(code);
}
