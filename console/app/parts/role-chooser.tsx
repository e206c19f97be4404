import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { onLaptop, takeRole, useRole } from '../role.ts';
import { roleNames, roles } from '../sign-in/role-name.ts';

/** Steps into another role, on a laptop alone. */
export function RoleChooser() {
  const role = useRole();
  const queries = useQueryClient();
  if (!onLaptop) return null;
  return (
    <NativeSelect
      className="role-chooser"
      size="xs"
      aria-label="Your role on this laptop"
      value={role}
      data={roles.map((value) => ({ value, label: roleNames[value] }))}
      onChange={(event) => {
        const chosen = roles.find((one) => one === event.currentTarget.value);
        if (chosen === undefined) return;
        takeRole(chosen);
        void queries.invalidateQueries();
      }}
    />
  );
}
