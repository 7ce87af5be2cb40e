import { Skeleton } from "antd";
import { useObjectMeta } from "@/kernel/api/queries";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useRouteParams } from "@/kernel/ui/navigation";
import { ListBody } from "./list/ListBody";
import styles from "./list/ListPage.module.css";

/** The list of any object, at `/{objects}`. */
export function ListPage({ object: given }: { object?: string }) {
  const params = useRouteParams();
  const object = given ?? params.object ?? "";
  const meta = useObjectMeta(object);
  if (meta.isError) {
    return <ErrorState page error={meta.error} retry={() => void meta.refetch()} />;
  }

  if (!meta.data) {
    return (
      <div className={styles.page} aria-hidden>
        <div className={styles.head}>
          <Skeleton.Input active style={{ width: 120 }} />
        </div>
      </div>
    );
  }

  // Another object is another list: nothing of the last one's selection or rows may stay.
  return <ListBody key={object} meta={meta.data} />;
}
