export type { SimulatorOptions, Simulator } from './simulator';
export { startSimulator } from './simulator';
export type { Fault, FaultOrder } from './faults/faults';
export type { JournalEntry } from './journal/journal';
export type { CallbackAttempt } from './webhooks/callbacks';
export type { Settings } from './settings';
export { DECISION } from './oauth/authorizePage';
export * from './world';
