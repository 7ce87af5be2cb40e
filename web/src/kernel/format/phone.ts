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

  const landline = /^(0\d{2,3})-?(\d{3,4})(\d{4})(-\d+)?$/.exec(value.replace(/\s/g, ""));
  if (landline) {
    const [, area, a, b, extension] = landline;
    return `${area}-${a} ${b}${extension ?? ""}`;
  }

  return value;
}

/** What a telephone dials. */
export function dialled(value: string): string {
  return value.replace(/[^\d+,;*#]/g, "");
}
