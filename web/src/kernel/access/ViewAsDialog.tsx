import { Form, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { useSomeRecords } from "@/kernel/api/queries";
import type { components } from "@/kernel/api/schema";
import { enterViewAs } from "@/kernel/api/viewAs";
import { useFeedback } from "@/kernel/ui/feedback";

interface Props {
  /** The role to begin with. */
  role?: string;
  close: () => void;
}

/** An administrator chooses the role, and if wished the department, to look at everything as. */
export function ViewAsDialog({ role: first, close }: Props) {
  const { t } = useTranslation("kernel");
  const feedback = useFeedback();
  const [role, setRole] = useState(first);
  const [department, setDepartment] = useState<string>();
  const [busy, setBusy] = useState(false);
  const roles = useSomeRecords("roles", { fields: ["name", "admin"], sort: ["name"], limit: 500 });
  const departments = useSomeRecords("departments", { fields: ["name"], sort: ["name"], limit: 500 });

  const begin = async () => {
    setBusy(true);
    try {
      const { token } = await api.post<components["schemas"]["ViewAsAnswer"]>("/api/viewAs", { role, department });
      const chosen = departments.data?.items.find((one) => one.id === department);
      enterViewAs(token, chosen && String(chosen.name));
    } catch (error) {
      feedback.failed(error);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t("viewAs.title")}
      okText={t("viewAs.begin")}
      okButtonProps={{ disabled: !role, loading: busy }}
      onOk={() => void begin()}
      onCancel={close}
      width={440}
    >
      <p style={{ marginBottom: 16 }}>{t("viewAs.text")}</p>
      <Form layout="vertical">
        <Form.Item label={t("viewAs.role")}>
          <Select
            aria-label={t("viewAs.role")}
            value={role}
            onChange={setRole}
            loading={roles.isPending}
            showSearch={{ optionFilterProp: "label" }}
            options={(roles.data?.items ?? [])
              .filter((one) => one.admin !== true)
              .map((one) => ({ value: one.id, label: String(one.name) }))}
          />
        </Form.Item>
        <Form.Item label={t("viewAs.department")} extra={t("viewAs.departmentHint")}>
          <Select
            allowClear
            aria-label={t("viewAs.department")}
            value={department}
            onChange={setDepartment}
            loading={departments.isPending}
            showSearch={{ optionFilterProp: "label" }}
            options={(departments.data?.items ?? []).map((one) => ({ value: one.id, label: String(one.name) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
