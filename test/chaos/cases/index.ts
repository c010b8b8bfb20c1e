import type { ChaosCase } from '../chaosCase';
import { killCases } from './kill';

export const CASES: readonly ChaosCase[] = [...killCases];
