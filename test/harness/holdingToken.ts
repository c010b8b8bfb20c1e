import type { ICredentialDataDecryptedObject, ICredentialType } from 'n8n-workflow';
import { readServiceAccount } from '../../nodes/signIn/serviceAccount/account';
import { bindToken } from '../../nodes/signIn/serviceAccount/boundToken';

/** The values of a credential with this token, in the place where n8n stores it. */
export function holdingToken(
	type: ICredentialType,
	values: ICredentialDataDecryptedObject,
	token: string,
): ICredentialDataDecryptedObject {
	return type.extends?.includes('oAuth2Api')
		? { ...values, oauthTokenData: { access_token: token, refresh_token: 'REFRESH' } }
		: { ...values, accessToken: bindToken(readServiceAccount(values), token) };
}
