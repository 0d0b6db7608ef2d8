import { gql } from 'lightning/graphql';

/** Orders of a customer: open ones, and those that are finished or deleted page by page. */
export const customerOrdersQuery = gql`
  query erpOrders($customer: ID, $after: String) {
    uiapi {
      query {
        open: ERP_Order__c(
          first: 50
          where: { Customer__c: { eq: $customer }, Status__c: { in: ["Draft", "In Review", "Open"] } }
          orderBy: { Order_Date__c: { order: DESC }, Number__c: { order: DESC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Status__c: Status__c @optional {
                value
                displayValue
              }
              Number__c: Number__c @optional {
                value
              }
              Order_Date__c: Order_Date__c @optional {
                value
              }
              Requested_Delivery_Date__c: Requested_Delivery_Date__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Gross__c: Gross__c @optional {
                value
              }
              Open_Net__c: Open_Net__c @optional {
                value
              }
              Company__c: Company__c @optional {
                value
              }
              External_Document_Number__c: External_Document_Number__c @optional {
                value
              }
              Fully_Shipped__c: Fully_Shipped__c @optional {
                value
              }
              Next_Shipment_Date__c: Next_Shipment_Date__c @optional {
                value
              }
              Complete__c: Complete__c @optional {
                value
              }
              Sent__c: Sent__c @optional {
                value
              }
            }
          }
        }
        closed: ERP_Order__c(
          first: 10
          after: $after
          where: { Customer__c: { eq: $customer }, Status__c: { in: ["Finished", "Deleted"] } }
          orderBy: { Order_Date__c: { order: DESC }, Number__c: { order: DESC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Status__c: Status__c @optional {
                value
                displayValue
              }
              Number__c: Number__c @optional {
                value
              }
              Order_Date__c: Order_Date__c @optional {
                value
              }
              Requested_Delivery_Date__c: Requested_Delivery_Date__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Gross__c: Gross__c @optional {
                value
              }
              Open_Net__c: Open_Net__c @optional {
                value
              }
              Company__c: Company__c @optional {
                value
              }
              External_Document_Number__c: External_Document_Number__c @optional {
                value
              }
              Fully_Shipped__c: Fully_Shipped__c @optional {
                value
              }
              Next_Shipment_Date__c: Next_Shipment_Date__c @optional {
                value
              }
              Complete__c: Complete__c @optional {
                value
              }
              Sent__c: Sent__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Orders that came of an opportunity, whichever customer ordered. */
export const opportunityOrdersQuery = gql`
  query erpOrders($opportunity: ID, $after: String) {
    uiapi {
      query {
        open: ERP_Order__c(
          first: 50
          where: { Opportunity__c: { eq: $opportunity }, Status__c: { in: ["Draft", "In Review", "Open"] } }
          orderBy: { Order_Date__c: { order: DESC }, Number__c: { order: DESC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Status__c: Status__c @optional {
                value
                displayValue
              }
              Number__c: Number__c @optional {
                value
              }
              Order_Date__c: Order_Date__c @optional {
                value
              }
              Requested_Delivery_Date__c: Requested_Delivery_Date__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Gross__c: Gross__c @optional {
                value
              }
              Open_Net__c: Open_Net__c @optional {
                value
              }
              Company__c: Company__c @optional {
                value
              }
              External_Document_Number__c: External_Document_Number__c @optional {
                value
              }
              Fully_Shipped__c: Fully_Shipped__c @optional {
                value
              }
              Next_Shipment_Date__c: Next_Shipment_Date__c @optional {
                value
              }
              Complete__c: Complete__c @optional {
                value
              }
              Sent__c: Sent__c @optional {
                value
              }
            }
          }
        }
        closed: ERP_Order__c(
          first: 10
          after: $after
          where: { Opportunity__c: { eq: $opportunity }, Status__c: { in: ["Finished", "Deleted"] } }
          orderBy: { Order_Date__c: { order: DESC }, Number__c: { order: DESC } }
        ) @optional {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Status__c: Status__c @optional {
                value
                displayValue
              }
              Number__c: Number__c @optional {
                value
              }
              Order_Date__c: Order_Date__c @optional {
                value
              }
              Requested_Delivery_Date__c: Requested_Delivery_Date__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Gross__c: Gross__c @optional {
                value
              }
              Open_Net__c: Open_Net__c @optional {
                value
              }
              Company__c: Company__c @optional {
                value
              }
              External_Document_Number__c: External_Document_Number__c @optional {
                value
              }
              Fully_Shipped__c: Fully_Shipped__c @optional {
                value
              }
              Next_Shipment_Date__c: Next_Shipment_Date__c @optional {
                value
              }
              Complete__c: Complete__c @optional {
                value
              }
              Sent__c: Sent__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
