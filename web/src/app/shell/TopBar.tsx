import { PlusOutlined, QuestionCircleOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useMeta } from "@/kernel/api/queries";
import { isSetting } from "@/kernel/extend/groups";
import { currentLanguage, word } from "@/kernel/i18n";
import { useForms } from "@/kernel/records/form/forms";
import { Icon } from "@/kernel/ui/Icon";
import { usePhone } from "@/kernel/ui/useMedia";
import { AvatarMenu } from "./AvatarMenu";
import { Bell } from "./Bell";
import { visibleObjects } from "./groups";
import styles from "./TopBar.module.css";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function TopBar({ openPalette, showKeys }: { openPalette: () => void; showKeys: () => void }) {
  const { t } = useTranslation("kernel");
  const phone = usePhone();
  const forms = useForms();
  const { data: meta } = useMeta();
  const creatable = visibleObjects(meta).filter((object) => object.can.create && !isSetting(object));
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={openPalette}>
        <SearchOutlined />
        <span className={styles.searchText}>{t("top.search")}</span>
        {!phone && <kbd className={styles.key}>{isMac ? "⌘K" : "Ctrl K"}</kbd>}
      </button>
      <span className={styles.space} />
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        disabled={creatable.length === 0}
        menu={{
          items: creatable.map((object) => ({
            key: object.key,
            icon: <Icon name={object.icon} />,
            label: t("form.createTitle", { object: word(object.labels) }),
            onClick: () => forms.create(object.key),
          })),
        }}
      >
        <Tooltip title={t("top.create")}>
          <Button
            type="primary"
            shape="circle"
            size="small"
            icon={<PlusOutlined />}
            aria-label={t("top.create")}
            className={styles.create}
          />
        </Tooltip>
      </Dropdown>
      <Bell />
      {!phone && (
        <Dropdown
          trigger={["click"]}
          placement="bottomRight"
          menu={{
            items: [
              {
                key: "manual",
                label: t("top.manual"),
                onClick: () => window.open(`/help/${currentLanguage()}/index.html`, "_blank", "noopener"),
              },
              { key: "keys", label: t("top.keys"), onClick: showKeys },
              { key: "api", label: t("top.api"), onClick: () => window.open("/openapi/v1.json", "_blank", "noopener") },
            ],
          }}
        >
          <Button type="text" shape="circle" icon={<QuestionCircleOutlined />} aria-label={t("top.help")} />
        </Dropdown>
      )}
      <AvatarMenu />
    </header>
  );
}
