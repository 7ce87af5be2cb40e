/**
 * The rows of a comma-separated text, as the server writes lists of rejected rows: quotes doubled, any line ends, and an apostrophe before
 * what a spreadsheet would run as a formula; here it is taken off again.
 */
export function parseCsv(text: string, most = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/^\ufeff/, "");
  const endRow = () => {
    row.push(unguarded(cell));
    rows.push(row);
    row = [];
    cell = "";
  };
  for (let at = 0; at < source.length && rows.length < most; at++) {
    const c = source[at];
    if (quoted) {
      if (c !== '"') {
        cell += c;
      } else if (source[at + 1] === '"') {
        cell += c;
        at++;
      } else {
        quoted = false;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === ",") {
      row.push(unguarded(cell));
      cell = "";
    } else if (c === "\n") {
      endRow();
    } else if (c !== "\r") {
      cell += c;
    }
  }

  if ((cell !== "" || row.length > 0) && rows.length < most) {
    endRow();
  }

  return rows;
}

function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
