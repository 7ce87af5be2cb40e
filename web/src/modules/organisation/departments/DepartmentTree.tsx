import { PlusOutlined } from "@ant-design/icons";
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, ConfigProvider, Skeleton, Tree } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/kernel/api/client";
import { keys } from "@/kernel/api/keys";
import type { RecordData, RecordPage, WrittenRecord } from "@/kernel/api/types";
import type { ListViewProps } from "@/kernel/extend/types";
import { EmptyState } from "@/kernel/ui/EmptyState";
import { ErrorState } from "@/kernel/ui/ErrorState";
import { useFeedback } from "@/kernel/ui/feedback";
import { Icon } from "@/kernel/ui/Icon";
import { usePhone } from "@/kernel/ui/useMedia";
import { DepartmentRow } from "./DepartmentRow";
import styles from "./DepartmentTree.module.css";
import { type Branch, branches, type DepartmentNode, newParent, topLevel } from "./tree";

/** As many as the list asks for at once; whoever looks for more types more. */
const most = 500;

const rows = { components: { Tree: { titleHeight: 36 } } };

/** The company as it is: departments below departments, who leads them and how many people they have. Dragging moves one. */
export default function DepartmentTree({ meta, filter, search, create }: ListViewProps) {
  const { t } = useTranslation("organisation");
  const phone = usePhone();
  const client = useQueryClient();
  const feedback = useFeedback();
  // Near enough to a click is one: it opens the department.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = useState<DepartmentNode>();
  const all = useQuery({
    queryKey: keys.some(meta.key, "tree"),
    queryFn: ({ signal }) => api.get<{ items: DepartmentNode[] }>("/api/departments/tree", signal),
  });
  const narrowed = filter !== undefined || search !== "";
  const query = { search: search || undefined, filter, fields: [], limit: most };
  const found = useQuery({
    queryKey: keys.some(meta.key, query),
    queryFn: ({ signal }) => api.post<RecordPage>(`/api/${meta.key}/query`, query, signal),
    enabled: narrowed,
  });
  const move = useMutation({
    mutationFn: async ({ id, parent }: { id: string; parent: string | null }) => {
      const { version } = await api.get<RecordData>(`/api/${meta.key}/${id}`);
      return api.patch<WrittenRecord>(`/api/${meta.key}/${id}`, { version, parent });
    },
    onSuccess: (saved) => feedback.changed(t("departments.moved", { name: String(saved.name) }), saved.changeSet),
    onError: (error) => feedback.failed(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.records(meta.key) }),
  });

  const error = all.error ?? (narrowed ? found.error : null);
  if (error) {
    return <ErrorState error={error} retry={() => void (all.error ? all : found).refetch()} />;
  }

  if (!all.data || (narrowed && !found.data)) {
    return <Skeleton active title={false} paragraph={{ rows: 6 }} className={styles.loading ?? ""} />;
  }

  const nodes = all.data.items;
  const tree = branches(nodes, narrowed ? new Set(found.data?.items.map((record) => record.id)) : undefined);
  if (tree.length === 0) {
    return (
      <EmptyState
        icon={<Icon name={meta.icon} />}
        title={t(narrowed ? "departments.noMatch" : "departments.none")}
        text={narrowed ? undefined : t("departments.noneText")}
      >
        {!narrowed && meta.can.create && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => create()}>
            {t("departments.add")}
          </Button>
        )}
      </EmptyState>
    );
  }

  const movable = !phone && meta.can.update && !narrowed;
  const dropped = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const id = String(active.id);
    const parent = newParent(nodes, id, over ? String(over.id) : undefined);
    if (parent !== undefined) {
      move.mutate({ id, parent });
    }
  };
  const data = (level: Branch[]): TreeItem[] =>
    level.map((branch) => ({ key: branch.node.id, node: branch.node, children: data(branch.children) }));
  return (
    <div className={styles.tree}>
      <DndContext
        sensors={sensors}
        collisionDetection={pointerWithin}
        onDragStart={({ active }) => {
          keepFromLinks();
          setDragged(nodes.find((node) => node.id === active.id));
        }}
        onDragEnd={dropped}
        onDragCancel={() => setDragged(undefined)}
      >
        <ConfigProvider theme={rows}>
          <Tree<TreeItem>
            blockNode
            showLine
            selectable={false}
            treeData={data(tree)}
            expandedKeys={nodes.map((node) => node.id).filter((id) => !folded.has(id))}
            onExpand={(_, { node, expanded }) => {
              const next = new Set(folded);
              if (expanded) {
                next.delete(node.key);
              } else {
                next.add(node.key);
              }

              setFolded(next);
            }}
            titleRender={({ node }) => (
              <DepartmentRow
                node={node}
                movable={movable}
                add={meta.can.create ? () => create({ parent: { id: node.id, name: node.name } }) : undefined}
              />
            )}
          />
        </ConfigProvider>
        {dragged?.parent && <TopLevel />}
        <DragOverlay dropAnimation={null} className={styles.flying ?? ""}>
          {dragged && <span className={styles.flag}>{dragged.name}</span>}
        </DragOverlay>
      </DndContext>
      {movable && <p className={styles.hint}>{t("departments.dragHint")}</p>}
    </div>
  );
}

/** Where one drops what shall have no department above it; there only while one drags. */
function TopLevel() {
  const { t } = useTranslation("organisation");
  const { setNodeRef, isOver } = useDroppable({ id: topLevel });
  return (
    <p ref={setNodeRef} className={`${styles.top} ${isOver ? styles.over : ""}`}>
      {t("departments.toTop")}
    </p>
  );
}

/** The click that ends a drag would open the link it began at. It is kept from React, whose links would else ask first: the browser follows it. */
function keepFromLinks() {
  const stop = (event: MouseEvent) => event.preventDefault();
  window.addEventListener("click", stop, { capture: true });
  window.addEventListener(
    "pointerup",
    () => window.setTimeout(() => window.removeEventListener("click", stop, { capture: true }), 50),
    { once: true, capture: true },
  );
}

interface TreeItem {
  key: string;
  node: DepartmentNode;
  children: TreeItem[];
}
