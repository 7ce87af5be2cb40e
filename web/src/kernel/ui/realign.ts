/**
 * Has open lists look again for the field they belong to. One opened while its drawer or panel was still on its way lies
 * where the field was then; Ant Design looks again when the window changes.
 */
export function realignPopups(): void {
  window.dispatchEvent(new Event("resize"));
}
