import type { Resource } from '../../operations/operation';
import { model } from './model';

/** Every resource of the node. */
export const resources: readonly Resource[] = [model];
