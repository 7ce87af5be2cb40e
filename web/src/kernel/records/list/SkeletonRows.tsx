import type { Column } from "./columns";
import styles from "./RecordTable.module.css";

// Bars of uneven length look like text; the same ones at each render do not flicker.
const lengths = [72, 48, 60, 84, 40, 66, 54];

/** Rows in the shape of the table to come. */
export function SkeletonRows({ columns }: { columns: Column[] }) {
  return (
    <div aria-hidden>
      {lengths.concat(lengths).map((_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={row} className={styles.skeletonRow}>
          <div className={styles.check}>
            <span className={styles.bar} style={{ width: 16 }} />
          </div>
          {columns.map((column, index) => (
            <div key={column.key} className={`${styles.cell} ${column.numeric ? styles.numeric : ""}`}>
              <span className={styles.bar} style={{ width: `${lengths[(row + index * 2) % lengths.length]}%` }} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
