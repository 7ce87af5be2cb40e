/** Whether an object belongs to the settings (`settings.organisation`), which have a page of their own instead of a place in the rail. */
export function isSetting(object: { group: string }): boolean {
  return object.group === "settings" || object.group.startsWith("settings.");
}
