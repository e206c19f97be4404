import { describe } from 'vitest';
import { bookingsContract } from './bookings-contract.ts';
import { campaignsContract } from './campaigns-contract.ts';
import { casesContract } from './cases-contract.ts';
import { customerDirectoryContract, customerStatesContract, recordsContract, subjectRequestsContract } from './customers-contract.ts';
import { engineMemoryContract } from './engine-memory-contract.ts';
import { factsContract } from './facts-contract.ts';
import type { FreshTable } from './fresh-table.ts';
import { gatesContract } from './gates-contract.ts';
import { importTracesContract, joinsContract } from './joins-contract.ts';
import { messagesContract } from './messages-contract.ts';

/** Every repository over one kind of table. */
export function repositoryContracts(create: FreshTable): void {
  describe('gates', () => gatesContract(create));
  describe('messages', () => messagesContract(create));
  describe('records', () => recordsContract(create));
  describe('customer states', () => customerStatesContract(create));
  describe('facts and the calendar', () => factsContract(create));
  describe('engine memory', () => engineMemoryContract(create));
  describe('bookings and households', () => bookingsContract(create));
  describe('answers, cases and vouchers', () => casesContract(create));
  describe('campaigns', () => campaignsContract(create));
  describe('customer directory', () => customerDirectoryContract(create));
  describe('subject requests', () => subjectRequestsContract(create));
  describe('joined customers', () => joinsContract(create));
  describe('imports that are taken back', () => importTracesContract(create));
}
