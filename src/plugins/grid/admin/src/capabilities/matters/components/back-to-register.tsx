import { BackButton } from '@strapi/strapi/admin';
import { MATTERS_PATH } from '../paths';

/** To the list as it was left, or to the whole register for who came by an address. */
export const BackToRegister = () => <BackButton fallback={MATTERS_PATH} />;
