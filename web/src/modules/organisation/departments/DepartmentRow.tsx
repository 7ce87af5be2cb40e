import { PlusOutlined } from "@ant-design/icons";
import { useDraggable, useDroppable } from "@dnd-kit/core";
import { Link } from "@tanstack/react-router";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { Person } from "@/kernel/ui/Person";
import styles from "./DepartmentTree.module.css";
import type { DepartmentNode } from "./tree";

interface Props {
  node: DepartmentNode;
  /** May be dragged onto another department. */
  movable: boolean;
  /** Opens the form for a department below; left out for those who may make none. */
  add?: () => void;
}

/** One department: its name, who leads it, how many people it has. */
export function DepartmentRow({ node, movable, add }: Props) {
  const { t } = useTranslation("organisation");
  const drag = useDraggable({ id: node.id, disabled: !movable });
  const drop = useDroppable({ id: node.id, disabled: !movable || drag.isDragging });
  const classes = [styles.row, drop.isOver && styles.over, drag.isDragging && styles.dragged];
  return (
    <span
      ref={(element) => {
        drag.setNodeRef(element);
        drop.setNodeRef(element);
      }}
      className={classes.filter(Boolean).join(" ")}
      {...drag.listeners}
    >
      <Link to={`/departments/${node.id}` as "/"} className={styles.name} draggable={false}>
        {node.name}
      </Link>
      {node.leader?.name && (
        <span className={styles.leader}>
          <Person name={node.leader.name} id={node.leader.id} size={20} />
        </span>
      )}
      {node.total !== null && (
        <span className={styles.people}>
          {node.total === node.people || node.people === 0
            ? t("departments.people", { count: node.total })
            : t("departments.peopleBelow", { count: node.total, own: node.people })}
        </span>
      )}
      {add && (
        <Tooltip title={t("departments.addBelow")}>
          <Button
            type="text"
            size="small"
            className={styles.add}
            icon={<PlusOutlined />}
            aria-label={t("departments.addBelowNamed", { name: node.name })}
            onClick={add}
          />
        </Tooltip>
      )}
    </span>
  );
}
