import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useObjectMeta, useRecord } from "@/kernel/api/queries";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useRouteParams } from "@/kernel/ui/navigation";
import { RecordBody } from "./page/RecordBody";
import { RecordSkeleton } from "./page/RecordSkeleton";

/** The page of one record of any object, at `/{objects}/{id}`; with `?asOf=` as it was. */
export function RecordPage() {
  const { object = "", id = "" } = useRouteParams();
  const { asOf } = useSearch({ strict: false }) as { asOf?: string };
  const navigate = useNavigate();
  const meta = useObjectMeta(object);
  const now = useRecord(object, id);
  const then = useRecord(object, asOf ? id : undefined, asOf);
  const setAsOf = useCallback(
    (next: string | undefined) => void navigate({ search: (next ? { asOf: next } : {}) as never, replace: true }),
    [navigate],
  );

  const failed = [meta, now].find((query) => query.isError);
  if (failed) {
    return <ErrorState page={failed === meta} error={failed.error} retry={() => void failed.refetch()} />;
  }

  if (!meta.data || !now.data) {
    return <RecordSkeleton />;
  }

  return (
    <RecordBody
      key={`${object}/${id}`}
      meta={meta.data}
      now={now.data}
      then={asOf ? (then.data ?? null) : undefined}
      asOf={asOf}
      setAsOf={setAsOf}
    />
  );
}
