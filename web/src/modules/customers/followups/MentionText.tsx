import { Mentions } from "antd";
import { useState } from "react";
import { useSomeRecords } from "@/kernel/api/queries";
import { useDebounced } from "@/kernel/ui/useDebounced";

interface Props {
  value: string;
  onChange: (text: string) => void;
  /** Gets the id of each person chosen after an @, by name. */
  chosen: Map<string, string>;
  placeholder: string;
  rows: number;
  onFocus: () => void;
  onSubmit: () => void;
}

/** A text in which colleagues can be called by name. Ctrl+Enter sends it. */
export function MentionText({ value, onChange, chosen, placeholder, rows, onFocus, onSubmit }: Props) {
  const [calling, setCalling] = useState(false);
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed, 200);
  const people = useSomeRecords("users", { search: search || undefined, limit: 10 }, calling);
  // Who was found for other letters must not be called by an early Enter.
  const found = typed === search && !people.isPlaceholderData ? (people.data?.items ?? []) : [];
  return (
    <Mentions
      value={value}
      onChange={onChange}
      onFocus={onFocus}
      onSearch={(word) => {
        setCalling(true);
        setTyped(word);
      }}
      onSelect={(option) => chosen.set(String(option.value), String(option.key))}
      filterOption={false}
      loading={people.isFetching}
      options={found.map((person) => ({
        key: person.id,
        value: String(person.name ?? ""),
        label: String(person.name ?? ""),
      }))}
      placeholder={placeholder}
      aria-label={placeholder}
      autoSize={{ minRows: rows, maxRows: 12 }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          onSubmit();
        }
      }}
    />
  );
}
