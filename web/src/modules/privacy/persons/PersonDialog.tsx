import { DownloadOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyOf, type PersonAnswer, type PersonKey, usePerson } from "@/kernel/api/privacy";
import { useObjectMeta } from "@/kernel/api/queries";
import type { VerbProps } from "@/kernel/extend/types";
import { formatExact } from "@/kernel/format/dates";
import { label } from "@/kernel/i18n";
import { fieldOf } from "@/kernel/records/fields/values";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { Count, CountOf } from "./Count";
import { Erase } from "./Erase";
import styles from "./Person.module.css";

/** What is kept of a person, for whoever answers a request about it: a copy of all of it, or its erasure. */
export default function PersonDialog({ meta, record, close }: VerbProps) {
  const { t } = useTranslation("privacy");
  const person = { object: meta.key, id: record.id };
  const { data, error, refetch } = usePerson(person);
  const [chosen, setChosen] = useState<PersonKey[]>([]);
  const [erasing, setErasing] = useState(false);
  return (
    <Modal open title={t(erasing ? "erase.title" : "person.title")} footer={null} onCancel={close} width={560}>
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      ) : erasing ? (
        <Erase
          name={data.person.name ?? ""}
          records={[person, ...chosen]}
          back={() => setErasing(false)}
          close={close}
        />
      ) : (
        <>
          <Kept data={data} />
          {data.erased && <Alert type="info" showIcon title={t("person.erased", { time: formatExact(data.erased) })} />}
          {data.same.length > 0 && <Same data={data} chosen={chosen} choose={setChosen} />}
          <div className={styles.buttons}>
            {data.can.erase && (
              <Button danger onClick={() => setErasing(true)}>
                {t("erase.begin")}
              </Button>
            )}
            <Button type="primary" icon={<DownloadOutlined />} href={copyOf(person)} download>
              {t("person.copy")}
            </Button>
          </div>
          <p className={styles.hint}>{t("person.copyHint")}</p>
        </>
      )}
    </Modal>
  );
}

/** How much there is, kind by kind. */
function Kept({ data }: { data: PersonAnswer }) {
  const { t } = useTranslation("privacy");
  return (
    <section>
      <h3 className={styles.heading}>{t("person.kept", { name: data.person.name ?? "" })}</h3>
      <dl className={styles.counts}>
        {Object.entries(data.records).map(([object, count]) => (
          <Count key={object} object={object} count={count} />
        ))}
        <CountOf name={t("person.comments")} count={data.comments} />
        <CountOf name={t("person.files")} count={data.files} />
        <CountOf name={t("consent.title")} count={data.consents} />
      </dl>
    </section>
  );
}

interface SameProps {
  data: PersonAnswer;
  chosen: PersonKey[];
  choose: (records: PersonKey[]) => void;
}

/** Other records that may be of the same person; ticked ones are erased along. */
function Same({ data, chosen, choose }: SameProps) {
  const { t } = useTranslation("privacy");
  return (
    <section>
      <h3 className={styles.heading}>{t("person.same")}</h3>
      <p className={styles.hint}>{t("person.sameHint")}</p>
      <ul className={styles.same}>
        {data.same.map((one) => {
          const key = { object: one.object, id: one.record.id };
          return (
            <li key={key.id}>
              <Checkbox
                checked={chosen.some((other) => other.id === key.id)}
                onChange={(event) =>
                  choose(event.target.checked ? [...chosen, key] : chosen.filter((other) => other.id !== key.id))
                }
              >
                <SameName object={one.object} name={one.record.name} by={one.by} />
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function SameName({ object, name, by }: { object: string; name: string | null; by: readonly string[] }) {
  const { t } = useTranslation("privacy");
  const { data: meta } = useObjectMeta(object);
  const reasons = by.map((key) => (key === "id" ? t("person.linked") : label(meta && fieldOf(meta, key)?.labels, key)));
  return (
    <>
      {name}{" "}
      <span className={styles.reason}>{`${label(meta?.labels, object)} · ${reasons.join(t("person.comma"))}`}</span>
    </>
  );
}
