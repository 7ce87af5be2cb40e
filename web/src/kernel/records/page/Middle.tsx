import { SearchOutlined } from "@ant-design/icons";
import { Input, Tabs } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectMeta, RecordData } from "@/kernel/api/types";
import { extensionOf } from "@/kernel/extend/registry";
import { Comments } from "./Comments";
import styles from "./Middle.module.css";
import { Timeline } from "./Timeline";

interface Props {
  meta: ObjectMeta;
  record: RecordData;
  past: boolean;
}

/** What happened with the record and what people say of it; on top the place to write what comes next. */
export function Middle({ meta, record, past }: Props) {
  const { t } = useTranslation("kernel");
  const [tab, setTab] = useState("timeline");
  const [search, setSearch] = useState("");
  const { composer: Composer, tabs = [] } = extensionOf(meta.key).record ?? {};
  return (
    <>
      {Composer && !past && (
        <div className={styles.card}>
          <Suspense fallback={<div style={{ minHeight: 96 }} />}>
            <Composer meta={meta} record={record} past={past} />
          </Suspense>
        </div>
      )}
      <section className={styles.card}>
        <Tabs
          size="small"
          activeKey={tab}
          onChange={setTab}
          items={[
            {
              key: "timeline",
              label: t("timeline.title"),
              children: <Timeline object={meta.key} id={record.id} search={search} />,
            },
            {
              key: "comments",
              label: t("comments.title"),
              children: <Comments object={meta.key} id={record.id} readOnly={past} />,
            },
            ...tabs.map((tab) => ({
              key: tab.key,
              label: t(tab.titleKey as "timeline.title"),
              children: (
                <Suspense fallback={null}>
                  <tab.component meta={meta} record={record} past={past} />
                </Suspense>
              ),
            })),
          ]}
        />
        {/* Beside the tabs, but not in their list: a search box is no tab. */}
        {tab === "timeline" && (
          <Input
            size="small"
            className={styles.search}
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t("timeline.search")}
            aria-label={t("timeline.search")}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            allowClear
          />
        )}
      </section>
    </>
  );
}
