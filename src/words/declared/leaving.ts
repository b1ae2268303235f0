/** The page on which a recipient pauses or leaves, and what an owner is told of deliveries. */
import type { Declared } from './arguments.ts';

export const LEAVING = {
  'leave.title': [],
  'leave.active': ['recipient', 'subscription'],
  'leave.paused': ['recipient', 'subscription', 'at'],
  'leave.left': ['recipient', 'subscription'],
  'leave.unsubscribe': [],
  'leave.pause': ['days'],
  'leave.resume': [],
  'leave.note': [],
} as const satisfies Declared;

export const NOTICES = {
  'notice.undelivered.subject': ['outcome', 'title'],
  'notice.undelivered.what': ['outcome', 'period', 'subscription', 'list'],
  'notice.undelivered.todo': ['outcome'],
  'notice.paused.subject': ['title'],
  'notice.paused.what': ['subscription', 'count'],
  'notice.paused.todo': [],
  'notice.left.subject': ['wish', 'title'],
  'notice.left.cause': [],
  'notice.left.todo': [],
  'notice.absent.subject': ['title'],
  'notice.absent.what': ['period', 'subscription', 'at'],
  'notice.absent.cause': [],
  'notice.absent.todo': [],
  'notice.cause': ['reason'],
  'notice.more': [],
} as const satisfies Declared;
