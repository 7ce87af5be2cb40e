import { useEffect, useRef, useState } from "react";
import type { Field, ObjectMeta, RecordData } from "@/kernel/api/types";
import { FieldEditor } from "../fields/FieldEditor";
import { fieldValue, sameValue } from "../fields/values";
import { useSave } from "../form/useSave";

interface Props {
  meta: ObjectMeta;
  record: RecordData;
  field: Field;
  close: () => void;
}

/** These are done as soon as something is chosen; others when one leaves them or presses Enter. */
const chosenAtOnce = new Set(["choice", "boolean", "date", "reference", "user", "department", "region", "file"]);

/** Edits one value in its place. Enter or leaving saves, Escape does not. */
export function InlineEditor({ meta, record, field, close }: Props) {
  const save = useSave(meta);
  const before = fieldValue(record, field.key);
  const [value, setValue] = useState<unknown>(before);
  const latest = useRef(value);
  const finished = useRef(false);
  const box = useRef<HTMLDivElement>(null);

  const finish = (keep: boolean) => {
    if (finished.current) {
      return;
    }

    finished.current = true;
    close();
    if (keep && !sameValue(before, latest.current)) {
      void save(record, { [field.key]: latest.current });
    }
  };
  const change = (next: unknown) => {
    latest.current = next;
    setValue(next);
    if (chosenAtOnce.has(field.type)) {
      finish(true);
    }
  };

  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>("input:not([hidden]), textarea, button");
    input?.focus();
    input?.select?.();
  }, []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for keys meant for the editor inside.
    <div
      ref={box}
      style={{ width: "100%" }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          finish(false);
        } else if (
          event.key === "Enter" &&
          !event.nativeEvent.isComposing &&
          field.type !== "richText" &&
          !(field.type === "longText" && event.shiftKey)
        ) {
          event.stopPropagation();
          if (!chosenAtOnce.has(field.type)) {
            event.preventDefault();
            finish(true);
          }
        } else {
          event.stopPropagation();
        }
      }}
      onBlur={(event) => {
        // Pop-ups of the editor hang elsewhere in the page; leaving into them is not leaving.
        const to = event.relatedTarget;
        // So is choosing a file: the browser's window takes the focus nowhere.
        if (field.type === "file" && to === null) {
          return;
        }

        if (
          !(to instanceof Node) ||
          !(
            box.current?.contains(to) ||
            (to instanceof Element &&
              to.closest(".ant-select-dropdown, .ant-picker-dropdown, .ant-cascader-dropdown, .ant-popover"))
          )
        ) {
          finish(true);
        }
      }}
    >
      <FieldEditor meta={meta} field={field} value={value} onChange={change} autoFocus inline values={record} />
    </div>
  );
}
