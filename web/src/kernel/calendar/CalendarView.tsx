import { useMemo } from "react";
import type { ListViewProps } from "@/kernel/extend/types";
import { Calendar } from "./Calendar";

/** A list by its calendar field. */
export default function CalendarView({ meta, filter, search }: ListViewProps) {
  const sources = useMemo(() => [{ meta, filter, search: search || undefined }], [meta, filter, search]);
  return <Calendar sources={sources} />;
}
