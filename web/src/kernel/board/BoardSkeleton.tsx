import styles from "./Board.module.css";

const heights = [3, 2, 4, 1, 2, 3, 1];

/** Columns with cards of the right shape while the board is on its way. */
export function BoardSkeleton({ columns }: { columns: number }) {
  return (
    <div className={styles.board} aria-hidden>
      <div className={styles.columns}>
        {heights.slice(0, columns).map((cards, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing here ever moves.
          <div key={column} className={styles.column}>
            <div className={styles.head}>
              <span className={styles.ghost} />
            </div>
            <div className={styles.cards}>
              {Array.from({ length: cards }, (_, card) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nothing here ever moves.
                <div key={card} className={styles.ghostCard} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
