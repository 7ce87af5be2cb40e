import { useObjectMeta, useRecords } from "@/kernel/api/queries";
import { label } from "@/kernel/i18n";
import { useRouteParams } from "@/kernel/ui/navigation";

export function ListPage() {
  const { object = "" } = useRouteParams();
  const meta = useObjectMeta(object);
  const { records } = useRecords(object, { limit: 50 });
  return (
    <>
      <h1>{label(meta.data?.pluralLabels)}</h1>
      <ul>
        {records.map((record) => (
          <li key={record.id}>{String(record[meta.data?.titleField ?? "id"])}</li>
        ))}
      </ul>
    </>
  );
}
