/**
 * The table as data: what tests create and what the deployed stack is compared with.
 *
 * The calendar projects only what a look needs, so that a changed template value of a fact costs no index write. The lookup index
 * projects only what a list of people shows: a recall asks it for keys alone, and a changed warranty costs no index write.
 */
export const tableDefinition = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    calendar: {
      partitionKey: 'calendarPk',
      sortKey: 'calendarSk',
      projects: ['kind', 'subject', 'date', 'calendar', 'repeats', 'writtenAt'],
    },
    lookup: { partitionKey: 'lookupPk', sortKey: 'lookupSk', projects: ['name', 'email', 'phone'] },
  },
  stream: 'NEW_AND_OLD_IMAGES',
} as const;

export type IndexName = keyof typeof tableDefinition.indexes;
