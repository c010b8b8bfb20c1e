export type { SimulatorOptions, Simulator } from './simulator';
export { startSimulator } from './simulator';
export type { Fault, FaultOrder } from './simulation/faults';
export type { JournalEntry } from './journal/journal';
export type { CallbackAttempt } from './callbacks/callbacks';
export type { Settings } from './state/settings';
export { DECISION } from './oauth/authorizePage';
export * from './state/world';
