/**
 * Groups a number as people say it: `138 1234 5678`, `0755-8666 1234`; anything unknown stays as it is.
 * A mobile number's form tells its country, so that is left out.
 */
export function formatPhone(value: string): string {
  const mobile = /^(?:\+86)?(1[3-9]\d)(\d{4})(\d{4})$/.exec(value.replace(/[\s-]/g, ""));
  if (mobile) {
    const [, a, b, c] = mobile;
    return `${a} ${b} ${c}`;
  }

  const service = /^\+86-([48]00)-(\d{3})(\d{4})(-\d+)?$/.exec(value);
  if (service) {
    const [, prefix, a, b, extension] = service;
    return `${prefix}-${a}-${b}${extension ?? ""}`;
  }

  const landline = /^(?:\+86-)?(0\d{2,3})-?(\d{3,4})(\d{4})(-\d+)?$/.exec(value.replace(/\s/g, ""));
  if (landline) {
    const [, area, a, b, extension] = landline;
    return `${area}-${a} ${b}${extension ?? ""}`;
  }

  return value.replace(/^(\+\d+)x(\d+)$/, "$1 ext. $2");
}

/** What a telephone dials; the extension after a pause. */
export function dialled(value: string): string {
  const china = /^\+86-(\d+)-(\d+)(?:-(\d+))?$/.exec(value);
  const [number, extension] = china ? [`${china[1]}${china[2]}`, china[3]] : value.split("x");
  return (extension ? `${number},${extension}` : (number ?? "")).replace(/[^\d+,;*#]/g, "");
}

/** Countries whose numbers may stand in a file without their calling code. */
export const callingCodes = [
  { code: "86", region: "CN" },
  { code: "852", region: "HK" },
  { code: "853", region: "MO" },
  { code: "886", region: "TW" },
  { code: "1", region: "US" },
  { code: "44", region: "GB" },
  { code: "49", region: "DE" },
  { code: "33", region: "FR" },
  { code: "34", region: "ES" },
  { code: "31", region: "NL" },
  { code: "7", region: "RU" },
  { code: "81", region: "JP" },
  { code: "82", region: "KR" },
  { code: "65", region: "SG" },
  { code: "60", region: "MY" },
  { code: "66", region: "TH" },
  { code: "84", region: "VN" },
  { code: "62", region: "ID" },
  { code: "63", region: "PH" },
  { code: "91", region: "IN" },
  { code: "61", region: "AU" },
  { code: "971", region: "AE" },
  { code: "55", region: "BR" },
  { code: "52", region: "MX" },
] as const;
