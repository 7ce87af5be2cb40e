import { useObjectMeta, useRecord } from "@/kernel/api/queries";
import { useRouteParams } from "@/kernel/ui/navigation";

export function RecordPage() {
  const { object = "", id } = useRouteParams();
  const meta = useObjectMeta(object);
  const record = useRecord(object, id);
  return <h1>{String(record.data?.[meta.data?.titleField ?? "id"] ?? "")}</h1>;
}
