import { ApsError } from '../../aps/apsError';
import { Problem } from '../problem';

/** Calls Autodesk for a request. @throws Problem if Autodesk does not answer as expected */
export async function callingAutodesk<Result>(call: () => Promise<Result>): Promise<Result> {
	try {
		return await call();
	} catch (error) {
		if (!(error instanceof ApsError)) throw error;
		throw new Problem('autodeskFailed', error.message);
	}
}
