/**
 * The table as data: what tests create and what the deployed stack is compared with. The calendar projects only what a look needs,
 * so that a changed template value of a fact costs no index write; lists of people and owners are read from `lookup` alone.
 */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    calendar: {
      partitionKey: 'calendarPk',
      sortKey: 'calendarSk',
      projects: ['kind', 'subject', 'date', 'calendar', 'repeats', 'writtenAt', 'occasion'],
    },
    /** Without `projects` an index holds whole items. */
    lookup: { partitionKey: 'lookupPk', sortKey: 'lookupSk' },
  },
  stream: 'NEW_AND_OLD_IMAGES',
} as const;
