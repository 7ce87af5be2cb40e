import { PaperClipOutlined } from "@ant-design/icons";
import type { FieldFile } from "@/kernel/api/types";
import { formatBytes } from "@/kernel/format/numbers";
import styles from "./FileLinks.module.css";

interface Props {
  files: readonly FieldFile[];
  oneLine?: boolean;
}

/** Where a file is shown if the browser may, else downloaded. */
export function fileAddress(file: FieldFile): string {
  return `/api/files/${file.id}${file.inline ? "?inline=1" : ""}`;
}

/** The files of a field, each to open or to download. */
export function FileLinks({ files, oneLine }: Props) {
  return (
    <span className={oneLine ? styles.oneLine : styles.list}>
      {files.map((file) => (
        <a
          key={file.id}
          className={styles.file}
          href={fileAddress(file)}
          target={file.inline ? "_blank" : undefined}
          rel="noopener"
          title={file.name ?? undefined}
          onClick={(event) => event.stopPropagation()}
        >
          <PaperClipOutlined /> <span className={styles.name}>{file.name}</span>
          {!oneLine && <span className={styles.size}>{formatBytes(file.size)}</span>}
        </a>
      ))}
    </span>
  );
}
