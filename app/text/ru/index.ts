import access from "./access.json";
import common from "./common.json";

export default { access, common };
