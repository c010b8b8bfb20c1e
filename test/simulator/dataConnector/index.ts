import type { AnyEndpoint } from '../http/endpoint';
import { jobs } from './jobs';
import { requests } from './requests';

/** Data Connector: data extracts of whole accounts or of projects. */
export const dataConnector: readonly AnyEndpoint[] = [...requests, ...jobs];
