import { gql } from 'lightning/graphql';

/** The account of an opportunity. */
export const opportunityAccountQuery = gql`
  query erpOpportunityAccount($record: ID) {
    uiapi {
      query {
        Opportunity(first: 1, where: { Id: { eq: $record } }) @optional {
          edges {
            node {
              Id
              AccountId @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Products that the ERP knows, by a part of their name or the beginning of their item number. */
export const itemsQuery = gql`
  query erpItems($name: String, $number: String, $companies: [String]) {
    uiapi {
      query {
        Product2(
          first: 10
          where: {
            ERP_Item_Number__c: { ne: null }
            ERP_Company__c: { in: $companies }
            or: [{ Name: { like: $name } }, { ERP_Item_Number__c: { like: $number } }]
          }
          orderBy: { Name: { order: ASC } }
        ) @optional {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              ERP_Item_Number__c: ERP_Item_Number__c @optional {
                value
              }
              ERP_Variant_Code__c: ERP_Variant_Code__c @optional {
                value
              }
              ERP_Unit__c: ERP_Unit__c @optional {
                value
              }
              ERP_Base_Unit__c: ERP_Base_Unit__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/** Everything that decides the price of an item for the customer that pays; rows without an item may be about its group. */
export const pricesQuery = gql`
  query erpPrices($company: String, $payer: String, $item: String, $currency: String) {
    uiapi {
      query {
        ERP_Customer__c: ERP_Customer__c(first: 1, where: { Company__c: { eq: $company }, Number__c: { eq: $payer } })
          @optional {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Number__c: Number__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Home_Currency__c: Home_Currency__c @optional {
                value
              }
              Price_Group__c: Price_Group__c @optional {
                value
              }
              Discount_Group__c: Discount_Group__c @optional {
                value
              }
              Allow_Line_Discount__c: Allow_Line_Discount__c @optional {
                value
              }
              Prices_Include_Tax__c: Prices_Include_Tax__c @optional {
                value
              }
              Tax_Area__c: Tax_Area__c @optional {
                value
              }
            }
          }
        }
        ERP_Price__c: ERP_Price__c(
          first: 1500
          where: {
            Company__c: { eq: $company }
            Active__c: { eq: true }
            or: [{ Item_Number__c: { eq: $item } }, { Item_Number__c: { eq: null } }]
          }
        ) @optional {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Source__c: Source__c @optional {
                value
              }
              Price_Group__c: Price_Group__c @optional {
                value
              }
              Item_Number__c: Item_Number__c @optional {
                value
              }
              Item_Discount_Group__c: Item_Discount_Group__c @optional {
                value
              }
              Variant__c: Variant__c @optional {
                value
              }
              Unit__c: Unit__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Amount_Type__c: Amount_Type__c @optional {
                value
              }
              Unit_Price__c: Unit_Price__c @optional {
                value
              }
              Discount_Percent__c: Discount_Percent__c @optional {
                value
              }
              Minimum_Quantity__c: Minimum_Quantity__c @optional {
                value
              }
              Starting_Date__c: Starting_Date__c @optional {
                value
              }
              Ending_Date__c: Ending_Date__c @optional {
                value
              }
              Allow_Line_Discount__c: Allow_Line_Discount__c @optional {
                value
              }
              Price_Includes_Tax__c: Price_Includes_Tax__c @optional {
                value
              }
              Tax_Area__c: Tax_Area__c @optional {
                value
              }
              Price_List__c: Price_List__c @optional {
                value
              }
              Line_Number__c: Line_Number__c @optional {
                value
              }
              Price_List_Name__c: Price_List_Name__c @optional {
                value
              }
              Tax_Group__c: Tax_Group__c @optional {
                value
              }
            }
          }
        }
        ERP_Customer_Price__c: ERP_Customer_Price__c(
          first: 1500
          where: {
            Customer__r: { Company__c: { eq: $company }, Number__c: { eq: $payer } }
            Active__c: { eq: true }
            or: [{ Item_Number__c: { eq: $item } }, { Item_Number__c: { eq: null } }]
          }
        ) @optional {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Source__c: Source__c @optional {
                value
              }
              Item_Number__c: Item_Number__c @optional {
                value
              }
              Item_Discount_Group__c: Item_Discount_Group__c @optional {
                value
              }
              Variant__c: Variant__c @optional {
                value
              }
              Unit__c: Unit__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Amount_Type__c: Amount_Type__c @optional {
                value
              }
              Unit_Price__c: Unit_Price__c @optional {
                value
              }
              Discount_Percent__c: Discount_Percent__c @optional {
                value
              }
              Minimum_Quantity__c: Minimum_Quantity__c @optional {
                value
              }
              Starting_Date__c: Starting_Date__c @optional {
                value
              }
              Ending_Date__c: Ending_Date__c @optional {
                value
              }
              Allow_Line_Discount__c: Allow_Line_Discount__c @optional {
                value
              }
              Price_Includes_Tax__c: Price_Includes_Tax__c @optional {
                value
              }
              Tax_Area__c: Tax_Area__c @optional {
                value
              }
              Price_List__c: Price_List__c @optional {
                value
              }
              Line_Number__c: Line_Number__c @optional {
                value
              }
              Price_List_Name__c: Price_List_Name__c @optional {
                value
              }
            }
          }
        }
        ERP_Conversion__c: ERP_Conversion__c(
          first: 900
          where: {
            Company__c: { eq: $company }
            or: [
              { Item_Number__c: { eq: $item } }
              { Kind__c: { eq: "Tax" } }
              { Kind__c: { eq: "Currency" }, Currency__c: { eq: $currency } }
            ]
          }
        ) @optional {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              Id
              Kind__c: Kind__c @optional {
                value
              }
              Item_Number__c: Item_Number__c @optional {
                value
              }
              Unit__c: Unit__c @optional {
                value
              }
              Quantity__c: Quantity__c @optional {
                value
              }
              Currency__c: Currency__c @optional {
                value
              }
              Starting_Date__c: Starting_Date__c @optional {
                value
              }
              Exchange_Amount__c: Exchange_Amount__c @optional {
                value
              }
              Relational_Amount__c: Relational_Amount__c @optional {
                value
              }
              Rounding__c: Rounding__c @optional {
                value
              }
              Tax_Area__c: Tax_Area__c @optional {
                value
              }
              Tax_Group__c: Tax_Group__c @optional {
                value
              }
              Percent__c: Percent__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;
