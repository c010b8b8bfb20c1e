export type { SimulatorOptions, Simulator } from './simulator';
export { startSimulator } from './simulator';
export type { Fault, FaultOrder } from './simulation/faults';
export type { JournalEntry } from './journal/journal';
export type { CallbackAttempt } from './callbacks/callbacks';
export type { Settings } from './state/settings';
export { DECISION } from './oauth/authorizePage';
export * from './state/world';
export { ISSUE_ATTRIBUTES, ISSUE_TYPES, LOCATIONS, ROOT_CAUSES } from './state/issueSettings';
