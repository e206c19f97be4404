/** From the one that may most to the one that may least. */
export const roles = ['admin', 'approver', 'author', 'agent', 'viewer'] as const;
export type RoleName = (typeof roles)[number];

export const roleNames: Readonly<Record<RoleName, string>> = {
  admin: 'Admin',
  approver: 'Approver',
  author: 'Author',
  agent: 'Agent',
  viewer: 'Viewer',
};
