import type { AnyEndpoint } from '../http/endpoint';
import { permissions } from './permissions';

/** What Docs adds to the documents of Data Management. */
export const docs: readonly AnyEndpoint[] = [...permissions];
