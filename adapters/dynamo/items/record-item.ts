import * as z from 'zod';
import type { RecordRef, StateRecord, StoredRecord, Via } from '../../../workflows/records.ts';
import { customerKey, customerOfPk } from '../keys.ts';
import type { Item, Key } from '../table.ts';
import { storedBooking, visitLookup } from './booking-item.ts';
import {
  answerLookup,
  caseLookup,
  recallLookup,
  storedAnswer,
  storedCase,
  storedRecall,
  storedSupply,
  storedVoucher,
  voucherLookup,
} from './care-item.ts';
import { storedFact } from './fact-item.ts';
import { count } from './fields.ts';
import { itemOf } from './item-of.ts';
import { storedOrder, storedPoints } from './ledger-item.ts';
import { assetLookup, customerLookup, storedAsset, storedCustomer } from './profile-item.ts';
import { promiseLookup, storedPromise } from './promise-item.ts';
import { storedRequest } from './request-item.ts';
import { storedServiceVisit } from './service-item.ts';

/** Own facts and recalls have ids of two parts, `kind#subject` and `recall#asset`, which are encoded each for itself. */
export function recordKey({ customer, type, id }: RecordRef): Key {
  switch (type) {
    case 'PROFILE':
      return customerKey(customer, type);
    case 'OWN_FACT':
    case 'RECALL': {
      const [first = '', ...rest] = id.split('#');
      return customerKey(customer, type, first, rest.join('#'));
    }
    case 'ASSET':
    case 'ORDER':
    case 'POINTS':
    case 'ANSWER':
    case 'BOOKING':
    case 'CASE':
    case 'OFFER':
    case 'REQUEST':
    case 'SUPPLY':
    case 'SERVICE':
    case 'PROMISE':
      return customerKey(customer, type, id);
  }
}

/** The id under which a record is asked for. */
export function recordId(record: StateRecord): string {
  switch (record.type) {
    case 'OWN_FACT':
      return `${record.body.kind}#${record.body.subject}`;
    case 'RECALL':
      return `${record.body.id}#${record.body.assetId}`;
    case 'PROFILE':
    case 'ASSET':
    case 'ORDER':
    case 'POINTS':
    case 'ANSWER':
    case 'BOOKING':
    case 'CASE':
    case 'OFFER':
    case 'REQUEST':
    case 'SUPPLY':
    case 'SERVICE':
    case 'PROMISE':
      return record.body.id;
  }
}

export function recordItem({ customer, record, rev }: StoredRecord, via: Via): Item {
  const key = recordKey({ customer, type: record.type, id: recordId(record) });
  return itemOf(key, record.type, { rev, via }, ...attributesOf(customer, record));
}

function attributesOf(customer: string, record: StateRecord): readonly object[] {
  switch (record.type) {
    case 'PROFILE':
      return [storedCustomer.parse(record.body), customerLookup(record.body)];
    case 'ASSET':
      return [storedAsset.parse(record.body), assetLookup(record.body)];
    case 'ORDER':
      return [z.encode(storedOrder, record.body)];
    case 'POINTS':
      return [storedPoints.parse(record.body)];
    case 'OWN_FACT':
      return [storedFact.parse(record.body)];
    case 'ANSWER':
      return [storedAnswer.parse(record.body), answerLookup(customer, record.body)];
    case 'CASE':
      return [z.encode(storedCase, record.body), caseLookup(customer, record.body)];
    case 'OFFER':
      return [storedVoucher.parse(record.body), voucherLookup(customer, record.body)];
    case 'BOOKING':
      return [storedBooking.parse(record.body), visitLookup(customer, record.body)];
    case 'REQUEST':
      return [storedRequest.parse(record.body)];
    case 'SUPPLY':
      return [storedSupply.parse(record.body)];
    case 'SERVICE':
      return [storedServiceVisit.parse(record.body)];
    case 'PROMISE':
      return [storedPromise.parse(record.body), promiseLookup(customer, record.body)];
    case 'RECALL':
      return [storedRecall.parse(record.body), recallLookup(customer, record.body)];
  }
}

export const recordTypes = z.enum([
  'PROFILE',
  'ASSET',
  'ORDER',
  'POINTS',
  'OWN_FACT',
  'ANSWER',
  'BOOKING',
  'CASE',
  'OFFER',
  'REQUEST',
  'SUPPLY',
  'SERVICE',
  'PROMISE',
  'RECALL',
]);
const head = z.object({ pk: z.string().max(2048), type: recordTypes, rev: count });

export const isRecordItem = (item: Item): boolean => recordTypes.safeParse(item.type).success;

export function readRecord(item: Item): StoredRecord {
  const { pk, type, rev } = head.parse(item);
  return { customer: customerOfPk(pk), record: bodyOf(type, item), rev };
}

function bodyOf(type: StateRecord['type'], item: Item): StateRecord {
  switch (type) {
    case 'PROFILE':
      return { type, body: z.decode(storedCustomer, item) };
    case 'ASSET':
      return { type, body: z.decode(storedAsset, item) };
    case 'ORDER':
      return { type, body: z.decode(storedOrder, item) };
    case 'POINTS':
      return { type, body: z.decode(storedPoints, item) };
    case 'OWN_FACT':
      return { type, body: z.decode(storedFact, item) };
    case 'ANSWER':
      return { type, body: z.decode(storedAnswer, item) };
    case 'CASE':
      return { type, body: z.decode(storedCase, item) };
    case 'OFFER':
      return { type, body: z.decode(storedVoucher, item) };
    case 'BOOKING':
      return { type, body: z.decode(storedBooking, item) };
    case 'REQUEST':
      return { type, body: z.decode(storedRequest, item) };
    case 'SUPPLY':
      return { type, body: z.decode(storedSupply, item) };
    case 'SERVICE':
      return { type, body: z.decode(storedServiceVisit, item) };
    case 'PROMISE':
      return { type, body: z.decode(storedPromise, item) };
    case 'RECALL':
      return { type, body: z.decode(storedRecall, item) };
  }
}
